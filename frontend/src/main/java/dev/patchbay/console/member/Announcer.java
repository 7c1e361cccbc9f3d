package dev.patchbay.console.member;

/**
 * Tells the person something on the page that they look at. An interface, because the gate is part of the file that every page
 * begins with, the widget's too, and the component that tells is not to be.
 */
public interface Announcer {

    void failure(String sentence);
}
