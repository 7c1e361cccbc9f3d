/**
 * The sandbox: a provider that plays an app called Sandbox, so that the whole product can be tried with no outside
 * account. It is as strict as a real provider and shares nothing with Patchbay but the process and the database server.
 */
@NullMarked
package dev.patchbay.sandbox;

import org.jspecify.annotations.NullMarked;
