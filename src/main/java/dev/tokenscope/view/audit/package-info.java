/** The audit of every client that talks to the server: verdicts, proofs, and what repairs them. */
@NullMarked
package dev.tokenscope.view.audit;

import org.jspecify.annotations.NullMarked;
