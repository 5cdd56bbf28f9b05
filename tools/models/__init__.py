"""From the packages that publish the face models to the files in resources/models."""
