package dev.patchbay.console.layout;

import dev.patchbay.console.member.Announcer;
import dev.patchbay.console.part.Toast;
import org.springframework.stereotype.Component;

/** Tells it in a toast. */
@Component
class ToastAnnouncer implements Announcer {

    @Override
    public void failure(String sentence) {
        Toast.failure(sentence);
    }
}
