// Where somebody is led who may go on only with a second factor, or with a reason.

const goalOf = (next: string, organisationId?: string): string =>
  organisationId ? `${next}?${new URLSearchParams({ organisation: organisationId })}` : next

/** For operators, before they look into an organisation of others. */
export const visitPath = (next: string, organisationId: string): string =>
  `/settings/visit?${new URLSearchParams({ next: goalOf(next, organisationId), organisation: organisationId })}`

/** `organisationId` asks for it; the platform itself where it is left out. */
export const factorPath = (next: string, organisationId?: string): string => {
  const goal = goalOf(next, organisationId)
  const query = new URLSearchParams({ next: goal, ...(organisationId && { organisation: organisationId }) })
  return `/settings/second-factor?${query}`
}
