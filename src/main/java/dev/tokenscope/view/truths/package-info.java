/** What the client believes about its tokens, beside what the server knows. */
@NullMarked
package dev.tokenscope.view.truths;

import org.jspecify.annotations.NullMarked;
