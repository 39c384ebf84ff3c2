export { PathLink } from '../parts/PathLink';
