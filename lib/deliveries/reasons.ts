// Why a document did not arrive, as its sender reads it.

export const UNREGISTERED = 'The receiver is not registered in Peppol for such documents.'
export const NEVER_REACHED = 'The access point could not be reached for days.'
export const NEVER_TOLD = 'The access point has not confirmed it within two weeks.'
/** Neither yes nor no: sending it anew by another way may send it twice. */
export const NO_WORD =
  'The access point did not say what became of it. Ask your customer whether it has arrived.'
export const NOT_THEIR_ADDRESS =
  'Another organisation here says that the electronic address of the sender is theirs. Whoever runs Remit here has to find out whose it is.'
