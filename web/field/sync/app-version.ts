/** Told to the office with every message, so that it can explain an old phone. Raised with every release. */
export const appVersion = '0.1.0'
