package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.widget.text.Texts;

/** Why something failed: a sentence to act on, and folded away what helps whoever is asked for help. */
public class FailureNotice extends Notice {

    public FailureNotice(Texts texts, Failure failure) {
        super(Tone.BAD, failure.message());
        add(detail(texts, failure));
    }

    /** The detail alone, where the sentence stands elsewhere. */
    public static Fold detail(Texts texts, Failure failure) {
        Span code = new Span(failure.code());
        code.addClassName("code");
        String detail = failure.detail();
        return detail == null || detail.equals(failure.code())
                ? new Fold(texts.get("failed.detail"), new Paragraph(code))
                : new Fold(texts.get("failed.detail"), new Paragraph(detail), new Paragraph(code));
    }
}
