package io.github.distill4j;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** The rooms of the house and which of them may import which. */
@AnalyzeClasses(
    packages = "io.github.distill4j",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.distill4j";

  @ArchTest
  static final ArchRule roomsImportOnlyRoomsBelow =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
          .withOptionalLayers(true)
          .layer("ground")
          .definedBy(ROOT)
          .layer("machine")
          .definedBy(ROOT + ".machine..")
          .layer("spec")
          .definedBy(ROOT + ".spec..")
          .layer("data")
          .definedBy(ROOT + ".data..")
          .layer("net")
          .definedBy(ROOT + ".net..")
          .layer("loss")
          .definedBy(ROOT + ".loss..")
          .layer("label")
          .definedBy(ROOT + ".label..")
          .layer("train")
          .definedBy(ROOT + ".train..")
          .layer("measure")
          .definedBy(ROOT + ".measure..")
          .layer("theory")
          .definedBy(ROOT + ".theory..")
          .layer("study")
          .definedBy(ROOT + ".study..")
          .layer("export")
          .definedBy(ROOT + ".export..")
          .layer("report")
          .definedBy(ROOT + ".report..")
          .layer("cli")
          .definedBy(ROOT + ".cli..")
          .whereLayer("ground")
          .mayNotAccessAnyLayer()
          .whereLayer("machine")
          .mayOnlyAccessLayers("ground")
          .whereLayer("spec")
          .mayOnlyAccessLayers("ground")
          .whereLayer("spec")
          .mayOnlyBeAccessedByLayers("data", "train", "theory", "study", "report", "cli")
          .whereLayer("data")
          .mayOnlyAccessLayers("ground", "spec")
          .whereLayer("net")
          .mayOnlyAccessLayers("ground")
          .whereLayer("loss")
          .mayOnlyAccessLayers("ground")
          .whereLayer("label")
          .mayOnlyAccessLayers("ground", "data", "net")
          .whereLayer("train")
          .mayOnlyAccessLayers("ground", "spec", "data", "net", "loss", "label")
          .whereLayer("measure")
          .mayOnlyAccessLayers("ground", "label")
          .whereLayer("theory")
          .mayOnlyAccessLayers("ground", "spec", "data", "net", "loss", "label", "train", "measure")
          .whereLayer("study")
          .mayOnlyBeAccessedByLayers("export", "report", "cli")
          .whereLayer("export")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule layersKnowNoNetwork =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".net.layer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".net");

  /** No JDK fixes the bits of these; it does those of StrictMath, and KeyedRandom its own. */
  @ArchTest
  static final ArchRule numbersAreTheSameOnEveryJdk =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".report..", ROOT + ".cli..")
          .should()
          .accessTargetWhere(
              targetOwner(equivalentTo(Math.class))
                  .and(
                      target(
                          nameMatching(
                              "a?(sin|cos|tan)[h2]?|exp(m1)?|log(10|1p)?|pow|cbrt|hypot"))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class);

  @ArchTest
  static final ArchRule namesSayWhatAClassDoes =
      noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)");

  @ArchTest
  static final ArchRule noMutableStaticState =
      noFields()
          .that()
          .areNotFinal()
          .should()
          .haveModifier(JavaModifier.STATIC)
          .allowEmptyShould(true);

  /** Numbers, file names and keys are the same in every country. */
  @ArchTest
  static final ArchRule nothingDependsOnTheLocale =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
          .orShould()
          .callConstructor(DecimalFormat.class, String.class);
}
