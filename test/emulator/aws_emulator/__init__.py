"""An emulated AWS for end-to-end runs of the landing zone: moto's services behind an own CloudFormation engine."""
