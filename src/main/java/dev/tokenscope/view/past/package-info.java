/** The banner over a moment of the past, with the way back. */
@NullMarked
package dev.tokenscope.view.past;

import org.jspecify.annotations.NullMarked;
