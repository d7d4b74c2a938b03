/** Paints drawings. */
@NullMarked
package dev.tokenscope.view.canvas;

import org.jspecify.annotations.NullMarked;
