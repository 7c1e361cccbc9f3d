package dev.patchbay.gateway.internal;

import dev.patchbay.problem.Misconfigured;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the operator allows though it is not public: {@code PATCHBAY_EGRESS_ALLOW}. */
record AllowList(List<Cidr> ranges, Set<String> names) {

    private static final String NAME = "(?i)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\\.?";

    /** @throws Misconfigured when an entry is neither a range nor a name */
    static AllowList parse(String setting) {
        List<Cidr> ranges = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String part : setting.split(",")) {
            String entry = part.strip();
            if (entry.isEmpty()) {
                continue;
            }
            Cidr.parse(entry).ifPresentOrElse(ranges::add, () -> names.add(name(entry)));
        }
        return new AllowList(List.copyOf(ranges), Set.copyOf(names));
    }

    boolean allows(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    boolean allows(String host) {
        return names.contains(host);
    }

    private static String name(String entry) {
        if (!entry.matches(NAME) || Literals.looksLikeNumber(entry)) {
            throw new Misconfigured(
                    "PATCHBAY_EGRESS_ALLOW has an entry that is neither an address range nor a host name: " + entry
                            + ".",
                    "Write ranges as 10.1.0.0/16 or fd00::/8 and hosts as crm.internal, separated by commas, without a"
                            + " port or scheme.");
        }
        String name = entry.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
