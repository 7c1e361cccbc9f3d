package dev.patchbay.gateway.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses that are not public: the IANA special-purpose registries (RFC 6890 and its updates), multicast, and the
 * metadata services that sit elsewhere. IPv6 is public only inside 2000::/3.
 */
final class SpecialAddresses {

    private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3");

    /** Carries an IPv4 address in its last four bytes, and reaches that one (RFC 6052). */
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    private static final List<Special> SPECIAL = Stream.of(
                    ranges("the local machine", "127.0.0.0/8", "::1"),
                    ranges("an unspecified address", "0.0.0.0/8", "::"),
                    ranges(
                            "a cloud metadata service",
                            "169.254.169.254",
                            "169.254.170.2",
                            "100.100.100.200",
                            "168.63.129.16",
                            "192.0.0.192",
                            "fd00:ec2::254",
                            "fd20:ce::254"),
                    ranges("a link-local address", "169.254.0.0/16", "fe80::/10"),
                    ranges(
                            "a private network",
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "100.64.0.0/10",
                            "fc00::/7",
                            "fec0::/10",
                            "64:ff9b:1::/48"),
                    ranges("a multicast or broadcast address", "224.0.0.0/4", "255.255.255.255", "ff00::/8"),
                    ranges(
                            "a reserved address",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "240.0.0.0/4",
                            "2001:db8::/32",
                            "3fff::/20"),
                    // 2002::/16 and 2001::/32 (6to4, Teredo) reach an IPv4 address inside them and are no longer in use
                    ranges("a tunnel to another address", "2001::/23", "2002::/16"))
            .flatMap(List::stream)
            .toList();

    private SpecialAddresses() {}

    /** What the address is, when it is not public: {@code a private network}. */
    static Optional<String> describe(InetAddress address) {
        if (address instanceof Inet4Address) {
            return special(address);
        }
        if (NAT64.contains(address)) {
            return describe(embedded(address));
        }
        Optional<String> known = special(address);
        if (known.isPresent()) {
            return known;
        }
        if (!GLOBAL_UNICAST.contains(address)) {
            return Optional.of("a reserved address");
        }
        return isatap(address) ? describe(embedded(address)) : Optional.empty();
    }

    private static Optional<String> special(InetAddress address) {
        return SPECIAL.stream()
                .filter(special -> special.range().contains(address))
                .map(Special::what)
                .findFirst();
    }

    /** An interface id that carries an IPv4 address (RFC 5214, section 6.1). */
    private static boolean isatap(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress embedded(InetAddress address) {
        return Literals.address(Arrays.copyOfRange(address.getAddress(), 12, 16));
    }

    private static List<Special> ranges(String what, String... ranges) {
        return Stream.of(ranges).map(range -> new Special(Cidr.of(range), what)).toList();
    }

    private record Special(Cidr range, String what) {}
}
