package io.github.distill4j.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final URI SECURE = URI.create("https://data.example.org/file");
  private static final URI PLAIN = URI.create("http://data.example.org/file");

  private static Proxies proxies(Map<String, String> environment) {
    return new Proxies(environment, HttpClient.Builder.NO_PROXY);
  }

  @Test
  void theProxiesOfTheSystemGoFirst() {
    ProxySelector system =
        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8));
    var proxies = new Proxies(Map.of("http_proxy", "http://proxy:1"), system);
    assertThat(proxies.of(PLAIN)).isEqualTo(system.select(PLAIN).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void thisMachineIsReachedDirectly(String host) {
    assertThat(proxies(Map.of("http_proxy", "proxy:1")).of(URI.create("http://" + host + ":80/")))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void theSchemeChoosesTheVariable() {
    var proxies = proxies(Map.of("https_proxy", "http://proxy:3128"));
    assertThat(proxies.of(SECURE))
        .isEqualTo(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 3128)));
    assertThat(proxies.of(PLAIN)).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void upperCaseAndAllProxyCount() {
    assertThat(proxies(Map.of("HTTP_PROXY", "http://proxy:80")).of(PLAIN))
        .isNotEqualTo(Proxy.NO_PROXY);
    assertThat(proxies(Map.of("ALL_PROXY", "http://proxy:80")).of(SECURE))
        .isNotEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "proxy:3128, proxy, 3128",
    "10.0.0.1:3128, 10.0.0.1, 3128",
    "me:secret@proxy:3128, proxy, 3128",
    "http://me:s%40t@proxy:3128/, proxy, 3128",
    "HTTP://proxy, proxy, 80",
    "https://proxy:443, proxy, 443",
    "' proxy:65535 ', proxy, 65535",
    "http://name_with_underscore:1, name_with_underscore, 1",
    "http://[::1]:3128, [::1], 3128",
  })
  void hostAndPortAreTakenAndNotLookedUp(String value, String host, int port) {
    assertThat(proxies(Map.of("https_proxy", value)).of(SECURE))
        .isEqualTo(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http:///",
        "://proxy",
        "proxy:port",
        "proxy:65536",
        "proxy:1:2",
        "proxy 3128",
        "socks5://proxy:1080",
        "me:secret@",
        "http://me:secret@host:port",
        "http://[::1",
        "a\u0007b/c"
      })
  void whatIsNoAddressIsRefusedWithItsVariableAndWithoutItsPassword(String value) {
    Proxies proxies = proxies(Map.of("HTTP_PROXY", value));
    assertThatThrownBy(() -> proxies.of(PLAIN))
        .isInstanceOf(UserMistake.class)
        .hasMessageMatching("environment variable HTTP_PROXY: found .*, expected an address .*")
        .message()
        .doesNotContain("secret");
    assertThat(proxies.of(SECURE)).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void excludedHostsGoDirectly() {
    for (String none :
        new String[] {"*", "example.org", ".example.org", "a.org, data.example.org"}) {
      var proxies = proxies(Map.of("http_proxy", "http://proxy:1", "no_proxy", none));
      assertThat(proxies.of(PLAIN)).as(none).isEqualTo(Proxy.NO_PROXY);
    }
    var proxies = proxies(Map.of("http_proxy", "http://p:1", "no_proxy", "ample.org"));
    assertThat(proxies.of(PLAIN)).isNotEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void withoutVariablesThereIsNoProxy() {
    assertThat(proxies(Map.of()).of(PLAIN)).isEqualTo(Proxy.NO_PROXY);
  }
}
