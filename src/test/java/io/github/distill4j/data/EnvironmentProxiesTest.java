package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {

  private static final URI SECURE = URI.create("https://data.example.org/file");
  private static final URI PLAIN = URI.create("http://data.example.org/file");

  private static EnvironmentProxies proxies(Map<String, String> environment) {
    return new EnvironmentProxies(ProxySelector.of(null), environment);
  }

  private static Proxy proxy(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  @Test
  void theSchemeChoosesTheVariable() {
    var proxies = proxies(Map.of("https_proxy", "http://proxy:3128"));
    assertThat(proxies.select(SECURE)).containsExactly(proxy("proxy", 3128));
    assertThat(proxies.select(PLAIN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void upperCaseAndAllProxyCount() {
    assertThat(proxies(Map.of("HTTP_PROXY", "http://proxy")).select(PLAIN))
        .containsExactly(proxy("proxy", 80));
    assertThat(proxies(Map.of("ALL_PROXY", "http://proxy:8080")).select(SECURE))
        .containsExactly(proxy("proxy", 8080));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy:3128", "10.0.0.1:3128", "me:secret@proxy:3128"})
  void aProxyNeedsNoScheme(String value) {
    String host = value.replaceAll(".*@|:\\d+$", "");
    assertThat(proxies(Map.of("https_proxy", value)).select(SECURE))
        .containsExactly(proxy(host, 3128));
  }

  @Test
  void excludedHostsGoDirectly() {
    for (String none :
        new String[] {"*", "example.org", ".example.org", "a.org, data.example.org"}) {
      var proxies = proxies(Map.of("http_proxy", "http://proxy:1", "no_proxy", none));
      assertThat(proxies.select(PLAIN)).as(none).containsExactly(Proxy.NO_PROXY);
    }
    var proxies = proxies(Map.of("http_proxy", "http://p:1", "no_proxy", "ample.org"));
    assertThat(proxies.select(PLAIN)).containsExactly(proxy("p", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void thisMachineIsAskedDirectly(String host) {
    var proxies = proxies(Map.of("http_proxy", "http://proxy:1", "no_proxy", "example.org"));
    assertThat(proxies.select(URI.create("http://" + host + ":8080/file")))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void withoutVariablesThereIsNoProxy() {
    assertThat(proxies(Map.of()).select(PLAIN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void theSystemsProxiesComeFirst() {
    var system = ProxySelector.of(InetSocketAddress.createUnresolved("system", 1));
    var proxies = new EnvironmentProxies(system, Map.of("http_proxy", "http://proxy:2"));
    assertThat(proxies.select(PLAIN)).containsExactly(proxy("system", 1));
  }
}
