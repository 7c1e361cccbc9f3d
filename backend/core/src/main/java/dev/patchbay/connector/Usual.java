package dev.patchbay.connector;

import org.jspecify.annotations.Nullable;

/**
 * What goes without saying in the JSON form of an auth method. Each filter equals the value that is left out, which is how
 * Jackson asks ({@code JsonInclude.Include.CUSTOM}).
 */
final class Usual {

    private Usual() {}

    /** Equals one value. */
    abstract static class Value {

        private final Object usual;

        Value(Object usual) {
            this.usual = usual;
        }

        @Override
        public boolean equals(@Nullable Object value) {
            return value == null || usual.equals(value);
        }

        @Override
        public int hashCode() {
            return usual.hashCode();
        }
    }

    static final class ScopeParam extends Value {
        ScopeParam() {
            super("scope");
        }
    }

    static final class Form extends Value {
        Form() {
            super(OAuth2.BodyFormat.FORM);
        }
    }

    static final class Reply extends Value {
        Reply() {
            super(TokenFields.STANDARD);
        }
    }

    static final class Authorization extends Value {
        Authorization() {
            super("Authorization");
        }
    }

    static final class Bearer extends Value {
        Bearer() {
            super("Bearer ");
        }
    }

    static final class Username extends Value {
        Username() {
            super("{username}");
        }
    }

    static final class Password extends Value {
        Password() {
            super("{password}");
        }
    }
}
