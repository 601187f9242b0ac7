/** NIST SP 800-53: boundary protection, least functionality, information flow. */
export const nist: readonly string[] = ['SC-7', 'CM-7', 'AC-4'];
