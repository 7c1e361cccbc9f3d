package dev.patchbay.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AddressPolicyPropertyTest {

    private static final List<Cidr> PRIVATE = List.of(
            Cidr.of("10.0.0.0/8"),
            Cidr.of("127.0.0.0/8"),
            Cidr.of("169.254.0.0/16"),
            Cidr.of("172.16.0.0/12"),
            Cidr.of("192.168.0.0/16"),
            Cidr.of("100.64.0.0/10"));

    /** Takes everything that reaches it for a public name, as a careless resolver would. */
    private final AddressPolicy policy =
            TestGateways.policy("", (host, within) -> List.of(TestGateways.address("93.184.215.14")));

    @Property(tries = 5000)
    void noSpellingOfAPrivateIpv4AddressPasses(@ForAll("spellings") String host) {
        assertThat(policy.refusal("http://" + host + "/token")).as(host).isPresent();
    }

    @Property
    void everyPublicIpv4AddressPassesInItsPlainSpelling(@ForAll("publicAddresses") long address) {
        assertThat(policy.refusal("https://" + dotted(address) + ":8443/")).isEmpty();
    }

    @Property
    void aRangeContainsWhatSharesItsPrefix(
            @ForAll long network, @ForAll long address, @ForAll @IntRange(max = 32) int prefix) {
        long one = network & 0xffffffffL;
        long other = address & 0xffffffffL;
        assertThat(Cidr.of(dotted(one) + "/" + prefix).contains(TestGateways.address(dotted(other))))
                .isEqualTo(prefix == 0 || one >>> (32 - prefix) == other >>> (32 - prefix));
        String sameNetwork = dotted(prefix == 0 ? other : one & -1L << (32 - prefix) & 0xffffffffL);
        assertThat(Cidr.of(dotted(one) + "/" + prefix).contains(TestGateways.address(sameNetwork)))
                .isTrue();
    }

    @Property
    void aLiteralIsReadAsItWasWritten(@ForAll long number) {
        long address = number & 0xffffffffL;
        InetAddress read = TestGateways.address(dotted(address));
        assertThat(new BigInteger(1, read.getAddress())).isEqualTo(BigInteger.valueOf(address));
        assertThat(TestGateways.address("::ffff:" + dotted(address))).isEqualTo(read);
    }

    @Provide
    Arbitrary<Long> publicAddresses() {
        return Arbitraries.longs()
                .between(0x0b000000L, 0xdfffffffL)
                .filter(address -> SpecialAddresses.describe(TestGateways.address(dotted(address)))
                        .isEmpty());
    }

    @Provide
    Arbitrary<String> spellings() {
        Arbitrary<Long> address = Arbitraries.of(PRIVATE).flatMap(range -> {
            long base = new BigInteger(1, range.network().getAddress()).longValue();
            return Arbitraries.longs().between(base, base + (1L << 32 - range.prefix()) - 1);
        });
        Arbitrary<String> numeric = Combinators.combine(
                        address,
                        Arbitraries.integers().between(1, 4),
                        radices().list().ofSize(4))
                .as(AddressPolicyPropertyTest::inParts);
        Arbitrary<String> embedded = address.flatMap(value -> Arbitraries.of(
                dotted(value),
                dotted(value) + ".",
                "[::ffff:" + dotted(value) + "]",
                "[::FFFF:" + hex(value) + "]",
                "[0:0:0:0:0:ffff:" + hex(value) + "]",
                "[::" + dotted(value) + "]",
                "[64:ff9b::" + dotted(value) + "]",
                "[64:ff9b:0:0:0:0:" + hex(value) + "]",
                "[64:ff9b:1::" + hex(value) + "]",
                "[2002:" + hex(value) + "::1]",
                "[2001:0:5db8:d70e:0:0:" + hex(value ^ 0xffffffffL) + "]",
                "[2606:2800::5efe:" + hex(value) + "]",
                dotted(value).replace('.', '。'),
                dotted(value).replace(".", "%2e"),
                fullWidth(dotted(value)),
                "api.example.com@" + dotted(value)));
        return Arbitraries.oneOf(numeric, embedded);
    }

    private static Arbitrary<Integer> radices() {
        return Arbitraries.of(8, 10, 16, -16, 80);
    }

    /** As inet_aton reads it: the last part fills all remaining bytes. */
    private static String inParts(long address, int parts, List<Integer> radices) {
        StringBuilder text = new StringBuilder();
        for (int part = 0; part < parts - 1; part++) {
            text.append(number(address >>> 24 - 8 * part & 0xff, radices.get(part)))
                    .append('.');
        }
        long rest = address & 0xffffffffL >>> 8 * (parts - 1);
        return text.append(number(rest, radices.get(parts - 1))).toString();
    }

    private static String number(long value, int radix) {
        return switch (radix) {
            case 8 -> "0" + Long.toOctalString(value);
            case 16 -> "0x" + Long.toHexString(value);
            case -16 -> "0X" + Long.toHexString(value).toUpperCase();
            case 80 -> "000" + Long.toOctalString(value);
            default -> Long.toString(value);
        };
    }

    private static String dotted(long address) {
        return (address >>> 24 & 0xff) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "."
                + (address & 0xff);
    }

    private static String hex(long address) {
        return Long.toHexString(address >>> 16 & 0xffff) + ":" + Long.toHexString(address & 0xffff);
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c == '.' ? '.' : (char) (c - '0' + '０')));
        return wide.toString();
    }
}
