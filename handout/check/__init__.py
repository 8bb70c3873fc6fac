"""Rules about content that is well-formed, but may lack what a patient needs. Each explains itself."""
