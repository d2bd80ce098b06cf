/**
 * The Kubernetes manifests as {@code kubectl kustomize} renders them: each object is read strictly
 * as what Kubernetes 1.34 knows, and held against rules such as those of kube-linter, kube-score
 * and Polaris. Each rule is shown to find what it looks for.
 */
package org.numeral.inference.kubernetes;
