import { COMMENT, LISTED, PAGE, USER } from './fields.ts'

/**
 * Every query and mutation that Hooke sends to Linear. Small on purpose: the SDK's own methods ask for every field there
 * is. A test holds each against the official schema, and counts its complexity.
 */
export const SCOPE = `
  query HookeScope($team: String!) {
    viewer { id name app isAssignable isMentionable }
    organization { name urlKey }
    teams(first: 1, filter: { key: { eq: $team } }) {
      nodes { id key name states(first: 100) { nodes { id name type position } } }
    }
  }`

export const PROJECT = `
  query HookeProject($name: String!) {
    projects(first: 2, filter: { or: [{ name: { eqIgnoreCase: $name } }, { slugId: { eq: $name } }] }) {
      nodes { id name }
    }
  }`

export const LABELS = `
  query HookeLabels($after: String) {
    issueLabels(first: 100, after: $after) { nodes { id name team { id } } ${PAGE} }
  }`

export const ISSUE = `
  query HookeIssue($id: String!) {
    issue(id: $id) {
      ${LISTED}
      parent { identifier }
      children(first: 50) { nodes { identifier } }
      relations(first: 50) { nodes { type relatedIssue { identifier } } }
      inverseRelations(first: 50) { nodes { type issue { identifier } } }
    }
  }`

export const ISSUE_WITH_COMMENTS = `
  query HookeIssueWithComments($id: String!) {
    issue(id: $id) {
      ${LISTED}
      parent { identifier }
      children(first: 50) { nodes { identifier } }
      relations(first: 50) { nodes { type relatedIssue { identifier } } }
      inverseRelations(first: 50) { nodes { type issue { identifier } } }
      comments(first: 50) { nodes { ${COMMENT} } ${PAGE} }
    }
  }`

/** One look before something is shown. */
export const LOOK = `
  query HookeLook($id: String!) { issue(id: $id) { ${LISTED} } }`

export const LOOK_WITH_COMMENT = `
  query HookeLookWithComment($id: String!, $comment: ID!) {
    issue(id: $id) { ${LISTED} }
    comments(first: 1, filter: { id: { eq: $comment } }) { nodes { id body } }
  }`

export const COMMENTS = `
  query HookeComments($id: String!, $after: String) {
    issue(id: $id) { comments(first: 50, after: $after) { nodes { ${COMMENT} } ${PAGE} } }
  }`

export const ONE_COMMENT = `
  query HookeComment($id: ID!) {
    comments(first: 1, filter: { id: { eq: $id } }) { nodes { ${COMMENT} } }
  }`

const ISSUES_CHANGED = `
    issues(first: 50, after: $issuesAfter, orderBy: updatedAt, filter: $issues) { nodes { ${LISTED} } ${PAGE} }`
const COMMENTS_CHANGED = `
    comments(first: 50, after: $commentsAfter, orderBy: updatedAt, filter: $comments) { nodes { ${COMMENT} } ${PAGE} }`

/** The slow poll: both lists in one request. */
export const CHANGES = `
  query HookeChanges($issues: IssueFilter, $comments: CommentFilter, $issuesAfter: String, $commentsAfter: String) {
    ${ISSUES_CHANGED}
    ${COMMENTS_CHANGED}
  }`

export const ISSUE_CREATE = `
  mutation HookeIssueCreate($input: IssueCreateInput!) { issueCreate(input: $input) { issue { ${LISTED} } } }`

/** The issue and what links it to its parent, whose ids we choose, in one request. */
export const ISSUE_CREATE_RELATED = `
  mutation HookeIssueCreateRelated($input: IssueCreateInput!, $relation: IssueRelationCreateInput!) {
    issueCreate(input: $input) { issue { ${LISTED} } }
    issueRelationCreate(input: $relation) { success }
  }`

export const COMMENT_CREATE = `
  mutation HookeCommentCreate($input: CommentCreateInput!) {
    commentCreate(input: $input) { comment { ${COMMENT} } }
  }`

export const RELATION_CREATE = `
  mutation HookeRelationCreate($input: IssueRelationCreateInput!) {
    issueRelationCreate(input: $input) { success }
  }`

export const RELATION = `
  query HookeRelation($id: String!) { issueRelation(id: $id) { id } }`

export const FILE_UPLOAD = `
  mutation HookeFileUpload($contentType: String!, $filename: String!, $size: Int!) {
    fileUpload(contentType: $contentType, filename: $filename, size: $size) {
      uploadFile { uploadUrl assetUrl headers { key value } }
    }
  }`

export const ATTACHMENT_CREATE = `
  mutation HookeAttachmentCreate($input: AttachmentCreateInput!) {
    attachmentCreate(input: $input) { attachment { id url } }
  }`

export const ATTACHMENT = `
  query HookeAttachment($id: String!) { attachment(id: $id) { id url } }`

export const LABEL_CREATE = `
  mutation HookeLabelCreate($input: IssueLabelCreateInput!) {
    issueLabelCreate(input: $input) { issueLabel { id name } }
  }`

export const TEMPLATES = `
  query HookeTemplates { templates { id name } }`

export const TEMPLATE_CREATE = `
  mutation HookeTemplateCreate($input: TemplateCreateInput!) { templateCreate(input: $input) { success } }`

const SESSION_FIELDS = `
      id status
      issue { ${LISTED} comments(first: 50) { nodes { ${COMMENT} } ${PAGE} } }
      activities(first: 50, after: $after) {
        nodes {
          id createdAt signal
          content {
            ... on AgentActivityPromptContent { type body }
            ... on AgentActivityThoughtContent { type }
            ... on AgentActivityActionContent { type }
            ... on AgentActivityElicitationContent { type }
            ... on AgentActivityResponseContent { type }
            ... on AgentActivityErrorContent { type }
          }
          sourceComment { id }
          user { ${USER} }
        }
        ${PAGE}
      }`

export const SESSION = `
  query HookeSession($id: String!, $after: String) { agentSession(id: $id) { ${SESSION_FIELDS} } }`

/** The first sign of life, and what the session is about, in one request. */
export const ACTIVITY_CREATE_AND_READ = `
  mutation HookeActivityCreateAndRead($input: AgentActivityCreateInput!, $after: String) {
    agentActivityCreate(input: $input) { agentActivity { agentSession { ${SESSION_FIELDS} } } }
  }`

export const ACTIVITY = `
  query HookeActivity($id: String!) { agentActivity(id: $id) { id } }`

export const SESSIONS = `
  query HookeSessions($id: String!) {
    issue(id: $id) { agentSessions(first: 10) { nodes { id createdAt } } }
  }`

/** Refused for want of the scope `admin`, or not. */
export const ADMIN_PROBE = `
  query HookeAdminProbe { webhooks(first: 1) { nodes { id } } }`

/** Changes nothing, because there is no such issue: refused for want of the scope `write`, or as unknown. */
export const WRITE_PROBE = `
  mutation HookeWriteProbe($id: String!) { issueUpdate(id: $id, input: {}) { success } }`
