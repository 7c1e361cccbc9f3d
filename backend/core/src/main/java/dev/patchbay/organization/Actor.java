package dev.patchbay.organization;

import dev.patchbay.id.ApiKeyId;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.MemberId;

/** Who acts. */
public sealed interface Actor {

    /** A short name for lists and records; no secret, no e-mail. */
    String displayName();

    /** A person signed in to the console. */
    record OfMember(MemberId id, String name) implements Actor {
        @Override
        public String displayName() {
            return name;
        }
    }

    /** The organization's backend. */
    record OfApiKey(ApiKeyId id, String name) implements Actor {
        @Override
        public String displayName() {
            return name;
        }
    }

    /** An end user in the connect widget. */
    record OfConnectSession(ConnectSessionId id) implements Actor {
        @Override
        public String displayName() {
            return "Connect widget";
        }
    }

    /** Patchbay itself: a job, a refresh, the first start. */
    record OfSystem(String job) implements Actor {
        @Override
        public String displayName() {
            return "Patchbay";
        }
    }
}
