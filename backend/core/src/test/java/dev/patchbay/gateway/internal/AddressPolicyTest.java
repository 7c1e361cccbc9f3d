package dev.patchbay.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.gateway.internal.TestGateways.ScriptedNames;
import dev.patchbay.problem.Misconfigured;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private final ScriptedNames names = new ScriptedNames()
            .then("api.example.com", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")
            .then("intranet.example.com", "10.1.2.3")
            .then("mixed.example.com", "93.184.215.14", "192.168.0.10")
            .then("six.example.com", "fd12:3456::1");
    private final AddressPolicy policy = TestGateways.policy("", names);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "https://api.example.com/v1/token?x=y",
                "http://api.example.com:8080/",
                "HTTPS://API.EXAMPLE.COM./",
                "https://93.184.215.14/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
                "https://[64:ff9b::5db8:d70e]/",
                "https://not-registered.example/"
            })
    void allowsPublicAddressesAndNamesThatDoNotResolveNow(String url) {
        assertThat(policy.refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // IPv4 special-purpose registry
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://10.255.255.255/",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://100.100.100.200/latest/meta-data/",
                "http://127.0.0.1:8080/",
                "http://127.255.255.254/",
                "http://168.63.129.16/",
                "http://169.254.169.254/",
                "http://169.254.169.254/latest/meta-data/iam/",
                "http://169.254.1.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.0.0.1/",
                "http://192.0.0.192/",
                "http://192.0.2.1/",
                "http://192.88.99.1/",
                "http://192.168.1.1/",
                "http://198.18.0.1/",
                "http://198.51.100.1/",
                "http://203.0.113.1/",
                "http://224.0.0.1/",
                "http://239.255.255.250/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                // IPv6
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::ffff:a00:1]/",
                "http://[::FFFF:169.254.169.254]/",
                "http://[0:0:0:0:0:ffff:7f00:1]/",
                "http://[::10.0.0.1]/",
                "http://[::ffff:0:10.0.0.1]/",
                "http://[64:ff9b::10.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b:1::a00:1]/",
                "http://[2002:a00:1::1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "http://[2001:db8::1]/",
                "http://[2606:2800::5efe:10.0.0.1]/",
                "http://[2606:2800::200:5efe:a00:1]/",
                "http://[3fff::1]/",
                "http://[5f00::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[100::1]/",
                // names of the machine itself
                "http://localhost/",
                "http://LOCALHOST:9000/",
                "http://localhost./",
                "http://anything.localhost/",
                "http://localhost.localdomain/"
            })
    void refusesEveryAddressThatIsNotPublic(String url) {
        assertThat(policy.refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0X7F.0.0.1/",
                "http://0x7f.1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://0177.0x0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1./",
                "http://127.0.0.01/",
                "http://127.0.0.1.5/",
                "http://127.0.0.256/",
                "http://0xa9fea9fe/",
                "http://a.0x7f/",
                "http://example.123/",
                "http://１２７.0.0.1/",
                "http://①②⑦.0.0.1/",
                "http://127。0。0。1/",
                "http://127%2e0.0.1/",
                "http://%31%32%37.0.0.1/",
                "http://[127.0.0.1]/",
                "http://[::1",
                "http://::1/",
                "http://[::ffff:0x7f.0.0.1]/"
            })
    void refusesEveryOtherSpellingOfAnAddress(String url) {
        assertThat(policy.refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "api.example.com",
                "//api.example.com/",
                "/path",
                "ftp://api.example.com/",
                "file:///etc/passwd",
                "gopher://api.example.com/",
                "jar:http://api.example.com!/",
                "javascript:alert(1)",
                "http:",
                "http:/",
                "http://",
                "http:///path",
                "http:api.example.com",
                "http://.",
                "http://api.example.com:0/",
                "http://api.example.com:65536/",
                "http://api.example.com:99999999999/",
                "http://api.example.com:-1/",
                "http://user@api.example.com/",
                "http://user:password@api.example.com/",
                "http://api.example.com@127.0.0.1/",
                "http://127.0.0.1@api.example.com/",
                "http://@api.example.com/",
                "http://api.example.com#@127.0.0.1/",
                "http://api.example.com/#fragment",
                "http://api.example.com\\@127.0.0.1/",
                "http://api.example.com /",
                "http://api.exa\tmple.com/",
                "http://api.example.com\r\nHost: evil/",
                "http://api_bad host/",
                "http://bücher.example/",
                "http://exa%6dple.com/"
            })
    void refusesWhatIsNotAPlainHttpUrl(String url) {
        assertThat(policy.refusal(url)).isPresent();
    }

    @Test
    void refusesAUrlThatIsTooLong() {
        assertThat(policy.refusal("https://api.example.com/" + "a".repeat(9000)))
                .isPresent();
    }

    @Test
    void refusesANameByWhatItResolvesTo() {
        assertThat(policy.refusal("https://intranet.example.com/"))
                .contains("Calls to intranet.example.com are not allowed: it points to a private network.");
        assertThat(policy.refusal("https://six.example.com/")).isPresent();
    }

    @Test
    void refusesANameWhenOnlyOneOfItsAddressesIsPrivate() {
        assertThat(policy.refusal("https://mixed.example.com/")).isPresent();
    }

    @Test
    void theSentenceNeverRepeatsTheQuery() {
        assertThat(policy.refusal("http://127.0.0.1/?client_secret=hush").orElseThrow())
                .doesNotContain("hush");
    }

    @Test
    void anAllowedRangeExemptsItsAddressesHoweverTheyAreReached() {
        AddressPolicy lenient = TestGateways.policy("10.1.0.0/16, 127.0.0.0/8", names);
        assertThat(lenient.refusal("http://10.1.2.3/")).isEmpty();
        assertThat(lenient.refusal("http://[::ffff:10.1.2.3]/")).isEmpty();
        assertThat(lenient.refusal("http://intranet.example.com/")).isEmpty();
        assertThat(lenient.refusal("http://localhost:8080/")).isEmpty();
        assertThat(lenient.refusal("http://10.2.0.1/")).isPresent();
        assertThat(lenient.refusal("http://[::1]/")).isPresent();
    }

    @Test
    void anAllowedNameExemptsWhatItResolvesToAndNothingElse() {
        AddressPolicy lenient = TestGateways.policy("Intranet.Example.COM., localhost", names);
        assertThat(lenient.refusal("http://intranet.example.com/")).isEmpty();
        assertThat(lenient.refusal("http://localhost:8080/")).isEmpty();
        assertThat(lenient.refusal("http://10.1.2.3/")).isPresent();
        assertThat(lenient.refusal("http://127.0.0.1:8080/")).isPresent();
        assertThat(lenient.refusal("http://evil.intranet.example.com/")).isEmpty(); // unresolvable is no refusal
        assertThat(lenient.refusal("http://six.example.com/")).isPresent();
    }

    @Test
    void onlyTheAllowedAddressesOfAMixedNameAreConnectedTo() throws Refused, UnknownHostException {
        AddressPolicy lenient = TestGateways.policy("192.168.0.0/24", names);
        assertThat(lenient.addresses(target("http://mixed.example.com/"), Duration.ofSeconds(1)))
                .containsExactly(TestGateways.address("192.168.0.10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "http://crm.internal", "crm.internal:8080", "a b", "*"})
    void refusesToStartWithAnExceptionItDoesNotUnderstand(String entry) {
        assertThatThrownBy(() -> AllowList.parse("127.0.0.1," + entry))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(entry);
    }

    private static Target target(String url) throws Refused {
        return Target.of(url);
    }
}
