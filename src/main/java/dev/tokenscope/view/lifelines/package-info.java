/** The course of time: calls, the lives of tokens, and the playhead. */
@NullMarked
package dev.tokenscope.view.lifelines;

import org.jspecify.annotations.NullMarked;
