/** Faults on request: what each does on the wire, what a good client does, and its arming. */
@NullMarked
package dev.tokenscope.view.fault;

import org.jspecify.annotations.NullMarked;
