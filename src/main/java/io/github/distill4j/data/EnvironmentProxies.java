package io.github.distill4j.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies of Java's system properties, else those of the environment: {@code http_proxy},
 * {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, in lower or upper case, with or
 * without {@code http://} before the host. A user name and password in such an address are not
 * used, and this machine itself is never asked through a proxy.
 */
final class EnvironmentProxies extends ProxySelector {

  private final ProxySelector system;
  private final Map<String, String> environment;

  EnvironmentProxies(ProxySelector system, Map<String, String> environment) {
    this.system = system;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    List<Proxy> properties = system.select(uri);
    if (!properties.equals(List.of(Proxy.NO_PROXY)) || excluded(uri.getHost())) {
      return properties;
    }
    return variable(uri.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(value -> URI.create(value.contains("://") ? value : "http://" + value))
        .filter(proxy -> proxy.getHost() != null)
        .map(EnvironmentProxies::proxy)
        .map(List::of)
        .orElse(properties);
  }

  /** Its name is looked up by the client, when it connects. */
  private static Proxy proxy(URI address) {
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
  }

  private boolean excluded(String host) {
    return Stream.of(("localhost,127.0.0.1," + variable("no_proxy").orElse("")).split(","))
        .map(String::strip)
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The request fails with the same exception; there is no second proxy to try.
  }
}
