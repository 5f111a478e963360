// Tells members why they cannot act here, and who to ask.

export function OnlyAdmins({ children, organisationName }: { children: string; organisationName: string }) {
  return (
    <p className="text-muted text-pretty">
      You can view everything here. Only owners and admins of {organisationName} can {children}: ask one of
      them.
    </p>
  )
}
