/** What a person can ask for and choose: plain records. */
@NullMarked
package dev.tokenscope.intent;

import org.jspecify.annotations.NullMarked;
