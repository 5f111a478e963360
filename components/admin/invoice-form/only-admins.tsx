// Says to who may only look why there is nothing to press, and whom to ask.

export function OnlyAdmins({ children, organisationName }: { children: string; organisationName: string }) {
  return (
    <p className="text-muted text-pretty">
      You can look at everything here. {children} is for Owners and Admins of {organisationName}: ask one of
      them.
    </p>
  )
}
