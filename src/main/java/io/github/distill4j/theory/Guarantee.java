package io.github.distill4j.theory;

/**
 * What the theorems ask of projected gradient descent: sufficient, and by all experience far from
 * necessary.
 *
 * @param width m that is enough
 * @param rate the largest learning rate η
 * @param iterations T that are enough
 * @param radius B of the projection
 */
public record Guarantee(double width, double rate, double iterations, double radius) {

  /** C₁ of Theorem 2. */
  private static final double C1 = 96 / (1 + StrictMath.exp(2));

  /**
   * The examples, and how sure the statement is to be.
   *
   * @param smallestNorm c with 0 &lt; c ≤ ‖x‖, at most 1
   * @param examples n, at least 1
   * @param delta δ in (0, 1/3); the soft-label statements hold with probability 1 − 3δ
   */
  public record Setting(double smallestNorm, int examples, double delta) {

    public Setting {
      require(smallestNorm > 0 && smallestNorm <= 1, "c", smallestNorm, "(0, 1]");
      require(examples >= 1, "n", examples, "1 or more");
      require(delta > 0 && delta < 1.0 / 3, "δ", delta, "(0, 1/3)");
    }

    private double spread() {
      return 3 * Math.sqrt(StrictMath.log(2 * examples / delta));
    }

    /** C₁·(√(2/π)/c + 3√ln(2n/δ))²: what Theorem 2's width and its β make when multiplied. */
    private double softProduct() {
      double bracket = Math.sqrt(2 / Math.PI) / smallestNorm + spread();
      return C1 * bracket * bracket;
    }
  }

  /**
   * Theorem 2: soft labels, divergence averaged over the iterations at most β.
   *
   * <pre>  m ≥ (C₁/β)·(√(2/π)/c + 3√ln(2n/δ))², C₁ = 96/(1 + e²), B = 1, η ≤ β/3, T ≥ 9/β²</pre>
   *
   * <p>The margin does not enter. (In print the risk's divergence has the wrong sign.)
   *
   * @param beta β in (0, 1)
   */
  public static Guarantee softRisk(double beta, Setting setting) {
    require(beta > 0 && beta < 1, "β", beta, "(0, 1)");
    return new Guarantee(setting.softProduct() / beta, beta / 3, 9 / (beta * beta), 1);
  }

  /**
   * The β for which Theorem 2 asks for this width: what it promises a student so wide that is
   * trained as it asks. From 1 on it says nothing.
   *
   * @param width m, at least 1
   */
  public static double softRiskAt(int width, Setting setting) {
    require(width >= 1, "m", width, "1 or more");
    return setting.softProduct() / width;
  }

  /**
   * Corollary 4: soft labels, error averaged over the iterations at most ε. It is Theorem 2 with β
   * = γ²ε/32, because the error is at most 32/γ² times the divergence (Lemma 3).
   *
   * <p>The printed η and T of the corollary lack the 32, though its width has it; here all three
   * follow from that β (our derivation).
   *
   * @param epsilon ε in (0, 1)
   * @param gamma margin in (0, 1/2]
   */
  public static Guarantee softError(double epsilon, double gamma, Setting setting) {
    requireMargin(gamma);
    require(epsilon > 0 && epsilon < 1, "ε", epsilon, "(0, 1)");
    return softRisk(gamma * gamma * epsilon / 32, setting);
  }

  /**
   * Proposition 5: hard labels, logistic loss averaged over the iterations at most β.
   *
   * <pre>  with l = ln(2/(β ln 2)):
   *  m ≥ (16/γ⁴)·(2√2·l/(c√π) + 3√ln(2n/δ))², B = 2l/γ, η ≤ 1, T ≥ 8·l²/(γ²·β·ln 2) at η = 1</pre>
   *
   * @param beta β in (0, 1)
   * @param gamma margin in (0, 1/2]
   */
  public static Guarantee hardRisk(double beta, double gamma, Setting setting) {
    requireMargin(gamma);
    require(beta > 0 && beta < 1, "β", beta, "(0, 1)");
    double log = StrictMath.log(2 / (beta * StrictMath.log(2)));
    double bracket = 2 * Math.sqrt(2 / Math.PI) * log / setting.smallestNorm() + setting.spread();
    return new Guarantee(
        16 / StrictMath.pow(gamma, 4) * bracket * bracket,
        1,
        8 * log * log / (gamma * gamma * beta * StrictMath.log(2)),
        2 * log / gamma);
  }

  /**
   * Proposition 5 for the error: averaged over the iterations it is at most β/ln 2, so ε needs β =
   * ε·ln 2. (The paper prints the error with its inequality turned.)
   *
   * @param epsilon ε in (0, 1)
   * @param gamma margin in (0, 1/2]
   */
  public static Guarantee hardError(double epsilon, double gamma, Setting setting) {
    require(epsilon > 0 && epsilon < 1, "ε", epsilon, "(0, 1)");
    return hardRisk(epsilon * StrictMath.log(2), gamma, setting);
  }

  private static void requireMargin(double gamma) {
    require(gamma > 0 && gamma <= .5, "γ", gamma, "(0, 1/2]");
  }

  private static void require(boolean holds, String what, double found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": found " + found + ", expected " + expected);
    }
  }
}
