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
 * used.
 */
final class EnvironmentProxies extends ProxySelector {

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    List<Proxy> system = ProxySelector.getDefault().select(uri);
    if (!system.equals(List.of(Proxy.NO_PROXY)) || excluded(uri.getHost())) {
      return system;
    }
    return variable(uri.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(value -> URI.create(value.contains("://") ? value : "http://" + value))
        .filter(proxy -> proxy.getHost() != null)
        .map(EnvironmentProxies::proxy)
        .map(List::of)
        .orElse(system);
  }

  private static Proxy proxy(URI address) {
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port));
  }

  private boolean excluded(String host) {
    return Stream.of(variable("no_proxy").orElse("").split(","))
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
