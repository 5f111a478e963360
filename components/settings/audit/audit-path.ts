// Where the audit trail is.
export const AUDIT_PATH = '/settings/audit-trail'
