package dev.patchbay.gateway.internal;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses of one family: {@code 10.0.0.0/8}, {@code fd00::/8}; a bare address is a range of one. */
record Cidr(InetAddress network, int prefix) {

    static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return Literals.parse(address).flatMap(network -> {
            int bits = network.getAddress().length * Byte.SIZE;
            if (slash < 0) {
                return Optional.of(new Cidr(network, bits));
            }
            String prefix = text.substring(slash + 1);
            if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > bits) {
                return Optional.empty();
            }
            return Optional.of(new Cidr(network, Integer.parseInt(prefix)));
        });
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
            int mask = 0xff << Math.max(0, Byte.SIZE - (prefix - bit)) & 0xff;
            int index = bit / Byte.SIZE;
            if ((mine[index] & mask) != (other[index] & mask)) {
                return false;
            }
        }
        return true;
    }
}
