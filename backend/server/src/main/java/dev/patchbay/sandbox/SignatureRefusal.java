package dev.patchbay.sandbox;

/** Why a signed request is not accepted, in the words of the OAuth Problem Reporting extension. */
final class SignatureRefusal extends RuntimeException {

    private final String problem;

    SignatureRefusal(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }

    /** RFC 5849, section 3.2: 400 for what cannot be judged, 401 for what was judged. */
    int status() {
        return switch (problem) {
            case "parameter_absent", "version_rejected", "signature_method_rejected" -> 400;
            default -> 401;
        };
    }
}
