// How long anybody waits for the database where nothing else is set: whoever waits is then told within two seconds.
export const PATIENCE_MS = 1_500
