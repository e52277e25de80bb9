package io.github.distill4j;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The rooms of the house and which of them may import which. */
@AnalyzeClasses(
    packages = "io.github.distill4j",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.distill4j";

  /** Ground floor first; the root is below all of them. */
  private static final List<String> ROOMS =
      List.of(
          "machine", "spec", "data", "net", "label", "loss", "train", "measure", "theory", "study",
          "engine", "export", "report", "cli");

  @ArchTest
  static void aRoomImportsOnlyRoomsBelow(JavaClasses classes) {
    for (int floor = 0; floor < ROOMS.size(); floor++) {
      rest(ROOMS.subList(0, floor), ROOMS.subList(floor, ROOMS.size()), classes);
    }
  }

  private static void rest(List<String> below, List<String> above, JavaClasses classes) {
    String[] lower =
        Stream.concat(Stream.of(ROOT), below.stream().map(ArchitectureTest::room))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(lower)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above.stream().map(ArchitectureTest::room).toArray(String[]::new))
        .check(classes);
  }

  private static String room(String name) {
    return ROOT + "." + name + "..";
  }

  @ArchTest
  static final ArchRule everyClassIsInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              Stream.concat(Stream.of(ROOT), ROOMS.stream().map(ArchitectureTest::room))
                  .toArray(String[]::new));

  /** What a room never touches, though it lies below. */
  @ArchTest
  static void someRoomsKeepToThemselves(JavaClasses classes) {
    never("net", classes, "data", "spec", "machine");
    never("label", classes, "net");
    never("loss", classes, "net", "data");
    never("measure", classes, "net", "data", "loss", "train");
    never("theory", classes, "net");
    never("engine", classes, "net", "label", "loss", "measure", "theory");
    never("export", classes, "train", "theory", "engine");
    never("report", classes, "net.layer", "net.kernel", "loss", "label");
    never("study.twolayer", classes, "study.distil");
    never("study.distil", classes, "study.twolayer");
  }

  private static void never(String room, JavaClasses classes, String... others) {
    noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Stream.of(others).map(ArchitectureTest::room).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(classes);
  }

  @ArchTest
  static final ArchRule studiesKnowNoKind =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".study")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".study.*..");

  @ArchTest
  static final ArchRule layersKnowNoNetwork =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".net.layer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".net");

  @ArchTest
  static final ArchRule imagesKnowNoFiles =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".data")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".data.*..");

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
