/** The family of tokens, and the two truths about it. */
@NullMarked
package dev.tokenscope.view.rotation;

import org.jspecify.annotations.NullMarked;
