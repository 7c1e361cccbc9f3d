package dev.patchbay.console.connectors;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.HmacSignature.Algorithm;
import dev.patchbay.connector.HmacSignature.Encoding;
import dev.patchbay.connector.HmacSignature.Timestamp;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What of a request is signed, how, and where the signature goes. */
final class HmacForm extends AuthMethodForm {

    private final TextArea message = new TextArea("Signed message");
    private final Select<Algorithm> algorithm = new Select<>();
    private final Select<Encoding> encoding = new Select<>();
    private final Select<Timestamp> timestamp = new Select<>();
    private final TextField secret = new TextField("Signed with");
    private final TextField header = new TextField("Signature header");
    private final TextField prefix = new TextField("Signature prefix");

    HmacForm(HmacSignature method, MethodHints hints) {
        super(method, hints);
        message.setValue(method.message());
        message.setMinRows(2);
        message.addClassName("json");
        message.setHelperText(
                "Of {method}, {path}, {query}, {path_and_query}, {host}, {timestamp}, {nonce}, {body}, {body_sha256},"
                        + " line ends and the names of fields.");
        algorithm.setLabel("Algorithm");
        algorithm.setItems(Algorithm.values());
        algorithm.setItemLabelGenerator(HmacForm::words);
        algorithm.setValue(method.algorithm());
        encoding.setLabel("Written as");
        encoding.setItems(Encoding.values());
        encoding.setItemLabelGenerator(HmacForm::words);
        encoding.setValue(method.encoding());
        timestamp.setLabel("Timestamp");
        timestamp.setItems(Timestamp.values());
        timestamp.setItemLabelGenerator(HmacForm::words);
        timestamp.setValue(method.timestamp());
        secret.setValue(method.secret());
        secret.setHelperText("{secret} is what the person pastes.");
        secret.setValueChangeMode(ValueChangeMode.LAZY);
        secret.addValueChangeListener(change -> askAnew());
        header.setValue(method.signatureHeader());
        prefix.setValue(method.signaturePrefix());
        prefix.setPlaceholder("sha256=");
        prefix.setHelperText("Usually nothing.");
        addWide(message);
        add(header, prefix, algorithm, encoding, timestamp, secret);
        fields().put("message", message)
                .put("signature_header", header)
                .put("signature_prefix", prefix)
                .put("algorithm", algorithm)
                .put("encoding", encoding)
                .put("timestamp", timestamp)
                .put("secret", secret);
    }

    @Override
    Set<String> parts() {
        return Set.of(
                "message", "signature_header", "signature_prefix", "algorithm", "encoding", "timestamp", "secret");
    }

    @Override
    void write(ObjectNode json) {
        json.put("message", message.getValue());
        json.put("signature_header", header.getValue().strip());
        json.put("signature_prefix", prefix.getValue());
        json.put("algorithm", algorithm.getValue().name().toLowerCase(Locale.ROOT));
        json.put("encoding", encoding.getValue().name().toLowerCase(Locale.ROOT));
        json.put("timestamp", timestamp.getValue().name().toLowerCase(Locale.ROOT));
        json.put("secret", secret.getValue().strip());
    }

    private static String words(Algorithm algorithm) {
        return switch (algorithm) {
            case HMAC_SHA256 -> "HMAC-SHA256";
            case HMAC_SHA1 -> "HMAC-SHA1";
            case HMAC_SHA512 -> "HMAC-SHA512";
        };
    }

    private static String words(Encoding encoding) {
        return switch (encoding) {
            case HEX -> "Hexadecimal";
            case BASE64 -> "Base64";
        };
    }

    private static String words(Timestamp timestamp) {
        return switch (timestamp) {
            case UNIX_SECONDS -> "Seconds since 1970";
            case UNIX_MILLIS -> "Milliseconds since 1970";
            case ISO8601 -> "ISO 8601, as 2026-01-31T12:00:00Z";
        };
    }
}
