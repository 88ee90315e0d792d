/// Learning with a promise: who is protected, from what budget, written down in a certificate.
@NullMarked
package dev.understudy.workflow.confidential;

import org.jspecify.annotations.NullMarked;
