package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.EgressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The policy by address: a name counts for what it resolves to, unless the operator allowed the name itself. */
final class AddressPolicy implements EgressPolicy {

    private static final Duration COURTESY = Duration.ofSeconds(1);

    private static final List<InetAddress> LOCALHOST = List.of(
            Literals.parse("127.0.0.1").orElseThrow(), Literals.parse("::1").orElseThrow());

    private final AllowList allowList;
    private final Names names;

    AddressPolicy(AllowList allowList, Names names) {
        this.allowList = allowList;
        this.names = names;
    }

    @Override
    public Optional<String> refusal(String url) {
        try {
            addresses(Target.of(url), COURTESY);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.sentence());
        } catch (UnknownHostException passing) {
            return Optional.empty();
        }
    }

    /**
     * The addresses to connect to, each one checked; they are resolved here once, and whoever connects must not resolve
     * again.
     */
    List<InetAddress> addresses(Target target, Duration within) throws Refused, UnknownHostException {
        List<InetAddress> resolved = resolve(target, within);
        if (allowList.allows(target.host())) {
            return resolved;
        }
        List<InetAddress> exempt = resolved.stream().filter(allowList::allows).toList();
        if (!exempt.isEmpty()) {
            return exempt;
        }
        for (InetAddress address : resolved) {
            Optional<String> special = SpecialAddresses.describe(address);
            if (special.isPresent()) {
                throw new Refused(
                        "Calls to " + target.host() + " are not allowed: it points to " + special.get() + ".");
            }
        }
        return resolved;
    }

    private List<InetAddress> resolve(Target target, Duration within) throws UnknownHostException {
        Optional<InetAddress> literal = target.literal();
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        return target.localhost() ? LOCALHOST : names.resolve(target.host(), within);
    }
}
