// Where somebody is led who may go on only with a second factor.

/** `organisationId` asks for it; the platform itself where it is left out. */
export const factorPath = (next: string, organisationId?: string): string => {
  const goal = organisationId ? `${next}?${new URLSearchParams({ organisation: organisationId })}` : next
  const query = new URLSearchParams({ next: goal, ...(organisationId && { organisation: organisationId }) })
  return `/settings/second-factor?${query}`
}
