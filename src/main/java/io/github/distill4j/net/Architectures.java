package io.github.distill4j.net;

import io.github.distill4j.UserMistake;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The architectures that have short names.
 *
 * @param forms how they are written, two or more
 */
public record Architectures(List<Architecture.Form> forms) {

  /** All of this project's: a new one is one class and one line here. */
  public static final Architectures ALL =
      new Architectures(List.of(TwoLayer.FORM, Vgg.FORM, ResNet.FORM, WideResNet.FORM));

  public Architectures {
    forms = List.copyOf(forms);
  }

  /**
   * Reads a short name.
   *
   * @param name such as {@code resnet-20}
   * @throws UserMistake when there is no such network; it lists the forms or the nearest depth
   */
  public Architecture parse(String name) {
    return forms.stream()
        .flatMap(form -> form.read(name).stream())
        .findFirst()
        .orElseThrow(
            () -> new UserMistake("unknown network '%s': expected %s", name, expectation()));
  }

  private String expectation() {
    List<String> words = forms.stream().map(Architecture.Form::toString).toList();
    int last = words.size() - 1;
    return words.stream().limit(last).collect(Collectors.joining(", ")) + " or " + words.get(last);
  }
}
