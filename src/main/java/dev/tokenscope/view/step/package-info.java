/** Step mode: the message that waits, and what is to become of it. */
@NullMarked
package dev.tokenscope.view.step;

import org.jspecify.annotations.NullMarked;
