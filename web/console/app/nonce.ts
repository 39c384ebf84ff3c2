import { setNonce } from 'get-nonce';

const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');

/** The nonce of this page's response, which lets scripts add `<style>` elements; empty where no policy asks for one. */
export const NONCE = meta?.content ?? '';

// Radix asks this package before it writes a style element.
if (NONCE) setNonce(NONCE);
