/// How the attacks are carried out.
@org.jspecify.annotations.NullMarked
package dev.understudy.judge.attack.internal;
