package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {

  private static final URI SECURE = URI.create("https://data.example.org/file");
  private static final URI PLAIN = URI.create("http://data.example.org/file");

  @Test
  void theSchemeChoosesTheVariable() {
    var proxies = new EnvironmentProxies(Map.of("https_proxy", "http://proxy:3128"));
    assertThat(proxies.select(SECURE))
        .containsExactly(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 3128)));
    assertThat(proxies.select(PLAIN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void upperCaseAndAllProxyCount() {
    assertThat(new EnvironmentProxies(Map.of("HTTP_PROXY", "http://proxy:80")).select(PLAIN))
        .doesNotContain(Proxy.NO_PROXY);
    assertThat(new EnvironmentProxies(Map.of("ALL_PROXY", "http://proxy:80")).select(SECURE))
        .doesNotContain(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy:3128", "10.0.0.1:3128", "me:secret@proxy:3128"})
  void aProxyNeedsNoScheme(String value) {
    String host = value.replaceAll(".*@|:\\d+$", "");
    assertThat(new EnvironmentProxies(Map.of("https_proxy", value)).select(SECURE))
        .containsExactly(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, 3128)));
  }

  @Test
  void excludedHostsGoDirectly() {
    for (String none :
        new String[] {"*", "example.org", ".example.org", "a.org, data.example.org"}) {
      var proxies =
          new EnvironmentProxies(Map.of("http_proxy", "http://proxy:1", "no_proxy", none));
      assertThat(proxies.select(PLAIN)).as(none).containsExactly(Proxy.NO_PROXY);
    }
    var proxies =
        new EnvironmentProxies(Map.of("http_proxy", "http://p:1", "no_proxy", "ample.org"));
    assertThat(proxies.select(PLAIN)).doesNotContain(Proxy.NO_PROXY);
  }

  @Test
  void withoutVariablesThereIsNoProxy() {
    assertThat(new EnvironmentProxies(Map.of()).select(PLAIN)).containsExactly(Proxy.NO_PROXY);
  }
}
