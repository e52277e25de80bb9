/**
 * The arithmetic under this project's layers: convolution, batch norm, pooling, element-wise steps.
 * Each exists twice, through ND4J's operations (any type, any backend) and through the oneDNN
 * library inside ND4J's native binary (FLOAT on x86-64 Linux). Knows no Deeplearning4j layer.
 */
package io.github.distill4j.net.kernel;
