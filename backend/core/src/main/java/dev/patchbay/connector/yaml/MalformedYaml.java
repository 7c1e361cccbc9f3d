package dev.patchbay.connector.yaml;

/** A text that is not one YAML document of the kind that is read here. Its message says where, and repeats nothing of the text. */
public final class MalformedYaml extends RuntimeException {

    /**
     * @param what a sentence without its full stop
     * @param line counted from 1, as is the column
     */
    MalformedYaml(String what, int line, int column) {
        super(what + ", near line " + line + ", column " + column + ".");
    }

    /** Breaks after this much of the text. */
    static MalformedYaml after(CharSequence read, String what) {
        String text = read.toString();
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        return new MalformedYaml(what, line, text.length() - text.lastIndexOf('\n'));
    }

    /** The message, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
