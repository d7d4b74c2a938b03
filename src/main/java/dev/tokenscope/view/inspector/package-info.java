/** The chosen message, explained with its actual values. */
@NullMarked
package dev.tokenscope.view.inspector;

import org.jspecify.annotations.NullMarked;
