package io.github.distill4j.data.fetch;

import io.github.distill4j.UserMistake;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxies of Java's system properties, else those of the environment: {@code http_proxy},
 * {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, in lower or upper case, with or
 * without {@code http://} before the host. A user name and password in such an address are not
 * used. This machine itself is reached without a proxy.
 *
 * @param environment variables
 * @param system goes first
 */
record Proxies(Map<String, String> environment, ProxySelector system) {

  /** Host and port; Java speaks to proxies in HTTP only. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:https?://)?(?:[^@/]*@)?(\\[[0-9a-f:.]+\\]|[^\\[\\]:/@?#\\s]+)(?::([0-9]{1,5}))?/?");

  /**
   * The proxy for an address, or none.
   *
   * @throws UserMistake when the variable that names it holds something else
   */
  Proxy of(URI address) {
    Proxy first = system.select(address).get(0);
    if (!first.equals(Proxy.NO_PROXY) || excluded(address.getHost())) {
      return first;
    }
    return variable(address.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(this::proxy)
        .orElse(first);
  }

  /** The host is looked up when it is connected to. */
  private Proxy proxy(String variable) {
    Matcher address = ADDRESS.matcher(value(variable));
    int port = -1;
    if (address.matches()) {
      port = address.group(2) == null ? 80 : Integer.parseInt(address.group(2));
    }
    if (port < 0 || port > 65_535) {
      throw new UserMistake(
          "environment variable %s: found %s, expected an address such as http://proxy:8080;"
              + " correct or unset it",
          variable, value(variable).replaceFirst(".*@", "…@"));
    }
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.group(1), port));
  }

  /** Besides those of the variable, this machine: a proxy elsewhere cannot reach it. */
  private boolean excluded(String host) {
    String named = variable("no_proxy").map(this::value).orElse("");
    return Stream.of((named + ",localhost,127.0.0.1,[::1]").split(","))
        .map(name -> name.strip().replaceFirst("^\\.", ""))
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }

  /** The name under which a variable is set to something, in lower or upper case. */
  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .filter(spelt -> !value(spelt).isEmpty())
        .findFirst();
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "").strip();
  }
}
