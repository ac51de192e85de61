/** The kinds of `epm:*` markers that the older workflow wrote. */
const KINDS = new Set(
  `abort analysis approve-tests audit auto-defaults awaiting-spend-approval clarify clarify-answers
  clarify-questions clean-result clean-result-critique clean-result-critique-codex clean-result-lint code-review
  code-review-codex compute-deviation concern-addressed concern-deferred concern-raised concern-verified-open
  consistency experiment-implementation failure failure-lesson follow-ups gate goal-updated hf-gate-pending hot-fix
  interp-critique interp-critique-codex interpretation launch merge plan plan-approved pod-pending pod-provisioned
  pod-terminated preflight progress promoted proposed-tests results review-reconcile reviewer-verdict
  reviewer-verdict-codex run-finished run-launched smoke-architecture-check status-changed step-completed test-verdict
  upload-fix upload-verification upload-verified`
    .split(/\s+/)
    .filter((kind) => kind !== ''),
)

export const isKnownKind = (kind: string): boolean => KINDS.has(kind)

/** Which markers say what was planned, and which what came out; of each kind the highest version counts. */
export const PLAN_KINDS: readonly string[] = ['plan']
export const RESULT_KINDS: readonly string[] = ['clean-result', 'interpretation', 'analysis', 'results']
